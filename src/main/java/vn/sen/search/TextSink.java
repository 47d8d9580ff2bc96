package vn.sen.search;

/** Takes the texts of a dataset one by one. */
interface TextSink {

  /**
   * @param language BCP 47 tag or ""
   * @param weight how much a word here counts, 1 for one of a description
   */
  void add(TextPart part, String text, String language, int weight);

  /** A code by which a part can be asked for, beside its words. */
  void addCode(TextPart part, String code);
}
