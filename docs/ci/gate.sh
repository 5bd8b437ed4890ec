#!/bin/sh
# 合并请求的门禁：这次改动引起的问题（在哪个地区的文件里都算），改动合不合变更规则，影响下级哪些行。
#
# 用法：sh gate.sh 目标分支 [工作区文件夹]
#   目标分支   如 origin/main；与它和 HEAD 的合并基点比较
#   工作区     缺省为当前文件夹
#
# 环境变量：
#   SITONG          怎样运行 sitong；缺省 npx --no-install sitong
#   SITONG_REPORTS  报告写到这个文件夹；缺省 sitong-reports
#   SITONG_ANNOTATE 检查结果在屏幕上的格式，如 github（行内批注）；缺省 pretty
#
# 退出码：0 通过；1 有问题；2 用法或配置不对；3 没有检查成。
set -u

fail() {
  printf '门禁：%s\n' "$1" >&2
  exit 3
}

[ $# -ge 1 ] && [ $# -le 2 ] || {
  printf '用法：sh gate.sh 目标分支 [工作区文件夹]\n' >&2
  exit 2
}
target=$1
workspace=${2:-.}
sitong=${SITONG:-npx --no-install sitong}
reports=${SITONG_REPORTS:-sitong-reports}

command -v git >/dev/null 2>&1 || fail '没有找到 git 命令'
command -v node >/dev/null 2>&1 || fail '没有找到 node 命令，sitong 需要 Node.js 20.19 或更新'
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  fail "Node.js 是 $(node --version)，sitong 需要 20.19 或更新"
[ -f "$workspace/sitong.yaml" ] || fail "$workspace 里没有 sitong.yaml；写明工作区文件夹，有几个工作区就各运行一次"
shallow=$(git rev-parse --is-shallow-repository) || fail '这里不是 git 仓库，或 git 不信任它'
[ "$shallow" != true ] ||
  fail '这是浅克隆，没有可比的历史；取出时要全部历史（GitHub fetch-depth: 0，GitLab GIT_DEPTH: 0），或先 git fetch --unshallow'
base=$(git merge-base "$target" HEAD) ||
  fail "找不到 $target 与 HEAD 的合并基点；先取到目标分支，如 git fetch origin main:refs/remotes/origin/main"

mkdir -p "$reports" || fail "文件夹 $reports 建不了"
rm -f "$reports/check.md" "$reports/diff.md" "$reports/comment.md"

# sitong 可以是几个词的命令，这里有意让它分开。
# shellcheck disable=SC2086
$sitong check "$workspace" --since "$base" --format "${SITONG_ANNOTATE:-pretty}" \
  --format "markdown=$reports/check.md" \
  --format "sarif=$reports/sitong.sarif" \
  --format "gitlab=$reports/gitlab-code-quality.json" \
  --format "junit=$reports/junit.xml" \
  --format "csv=$reports/问题清单.csv"
checked=$?

changed=0
if (cd "$workspace" && git cat-file -e "$base:./sitong.yaml" 2>/dev/null); then
  prefix=$(cd "$workspace" && git rev-parse --show-prefix) || fail '找不到工作区在仓库里的位置'
  # shellcheck disable=SC2086
  $sitong diff "git:$base:$prefix" "$workspace" --format pretty --format "markdown=$reports/diff.md"
  changed=$?
else
  printf '门禁：%s 的 %s 还不是工作区，没有可比的变更\n' "$base" "$workspace"
fi

# 评论有长度限制：超过的部分看报告文件。
{
  printf '<!-- sitong-gate -->\n'
  for part in "$reports/check.md" "$reports/diff.md"; do
    [ ! -f "$part" ] || {
      cat "$part"
      printf '\n'
    }
  done
} | LC_ALL=C awk '
  { size += length($0) + 1 }
  size > 60000 { print ""; print "（太长，以下略去；全文见报告文件。）"; exit }
  { print }
' >"$reports/comment.md" || fail "报告写不了：$reports/comment.md"
[ -z "${GITHUB_STEP_SUMMARY:-}" ] || cat "$reports/comment.md" >>"$GITHUB_STEP_SUMMARY"

# 没有检查成，比有问题要紧；有一项不通过，就不通过。
for code in 3 2 1; do
  if [ "$checked" -eq "$code" ] || [ "$changed" -eq "$code" ]; then exit "$code"; fi
done
[ "$checked" -eq 0 ] && [ "$changed" -eq 0 ] || fail "sitong 异常退出（$checked、$changed）"
exit 0
