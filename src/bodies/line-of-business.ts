/** What the table of departments says of one line of business (条线). Words are parted by spaces. */
export interface LineOfBusiness {
  /** Digits 5–6 of a national 基本编码 (domain §2.18); none where the table numbers no such department. */
  readonly digits: string;
  /** The name now: the national department's, with the short forms of local bodies (厅、局、委、办 left out). */
  readonly now: string;
  /** Names that bodies had before a reform moved their powers here, and that laws still use. */
  readonly before?: string;
  /** Words for a part of the line, in generic expressions and in names of bodies below the department. */
  readonly subjects?: string;
  /** 中央垂直管理: bodies of the centre in the places, outside the levels of local government. */
  readonly vertical?: true;
}
