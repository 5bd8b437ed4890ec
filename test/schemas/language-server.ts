import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Zero-based, as the protocol counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface ServerDiagnostic {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly message: string;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** No network: no schema store, no Kubernetes schemas, no proxy. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  yaml: {
    validate: true,
    completion: true,
    hover: true,
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
  },
  http: {},
  '[yaml]': {},
};

/**
 * The real yaml-language-server over stdio, as an editor would run it: only it shows
 * what clerks see. The 1.x line, because 2.x needs a newer Node than the product.
 */
export class LanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #answers = new Map<number, (message: Message) => void>();
  readonly #published = new Map<string, (diagnostics: readonly ServerDiagnostic[]) => void>();
  #buffer = Buffer.alloc(0);
  #id = 0;

  private constructor(folder: string) {
    const manifest = createRequire(import.meta.url).resolve('yaml-language-server/package.json');
    const program = join(dirname(manifest), 'bin', 'yaml-language-server');
    this.#process = spawn(process.execPath, [program, '--stdio'], { cwd: folder });
    this.#process.stdout.on('data', (chunk: Buffer) => this.#receive(chunk));
  }

  static async start(folder: string): Promise<LanguageServer> {
    const server = new LanguageServer(folder);
    const uri = pathToFileURL(folder).href;
    await server.#request('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'test' }],
      capabilities: {
        textDocument: {
          completion: { completionItem: { snippetSupport: true } },
          hover: { contentFormat: ['markdown'] },
        },
        workspace: { configuration: true, workspaceFolders: true },
      },
    });
    server.#notify('initialized', {});
    server.#notify('workspace/didChangeConfiguration', { settings: SETTINGS });
    return server;
  }

  /** Opens a file and waits for what the server finds in it. */
  async open(path: string, text: string): Promise<readonly ServerDiagnostic[]> {
    const uri = pathToFileURL(path).href;
    const found = new Promise<readonly ServerDiagnostic[]>((resolve) => {
      this.#published.set(uri, resolve);
    });
    this.#notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    return found;
  }

  /** Labels offered at a place, with what is inserted. */
  async complete(path: string, position: Position): Promise<ReadonlyMap<string, string>> {
    const result = (await this.#request('textDocument/completion', {
      textDocument: { uri: pathToFileURL(path).href },
      position,
    })) as { items: { label: string; insertText?: string }[] } | null;
    return new Map((result?.items ?? []).map((item) => [item.label, item.insertText ?? '']));
  }

  /** Text of the hover at a place, as Markdown. */
  async hover(path: string, position: Position): Promise<string> {
    const result = (await this.#request('textDocument/hover', {
      textDocument: { uri: pathToFileURL(path).href },
      position,
    })) as { contents: { value: string } } | null;
    return result?.contents.value ?? '';
  }

  async stop(): Promise<void> {
    await this.#request('shutdown', null);
    const closed = new Promise((resolve) => this.#process.once('close', resolve));
    this.#notify('exit', null);
    await closed;
  }

  #request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#id;
    return new Promise((resolve, reject) => {
      this.#answers.set(id, (message) => {
        if (message.error === undefined) resolve(message.result);
        else reject(new Error(`${method}: ${message.error.message}`));
      });
      this.#send({ id, method, params });
    });
  }

  #notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#process.stdin.write(body);
  }

  #receive(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const head = this.#buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(
        /Content-Length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, head))?.[1],
      );
      const end = head + 4 + length;
      if (this.#buffer.length < end) return;
      const message = JSON.parse(this.#buffer.toString('utf8', head + 4, end)) as Message;
      this.#buffer = this.#buffer.subarray(end);
      this.#handle(message);
    }
  }

  #handle(message: Message): void {
    if (message.method === undefined) {
      const answer = this.#answers.get(message.id ?? 0);
      this.#answers.delete(message.id ?? 0);
      answer?.(message);
    } else if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params as {
        uri: string;
        diagnostics: readonly ServerDiagnostic[];
      };
      const key = pathToFileURL(decodeURIComponent(new URL(uri).pathname)).href;
      this.#published.get(key)?.(diagnostics);
      this.#published.delete(key);
    } else if (message.id !== undefined) this.#answerServer(message);
  }

  /** What the server asks of the editor: its settings; the rest needs no answer. */
  #answerServer(message: Message): void {
    const { items } = (message.params ?? {}) as { items?: { section: string }[] };
    const result =
      message.method === 'workspace/configuration'
        ? (items ?? []).map(({ section }) => SETTINGS[section] ?? {})
        : null;
    this.#send({ ...(message.id === undefined ? {} : { id: message.id }), result });
  }
}
