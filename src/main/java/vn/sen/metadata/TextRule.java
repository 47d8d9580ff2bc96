package vn.sen.metadata;

import java.util.List;

/**
 * Judges what descriptions say in words, which shapes cannot. Whatever it remarks is a warning and
 * keeps nothing out.
 */
public interface TextRule {

  /**
   * @param texts of one description
   * @return in the order of the texts
   */
  List<Remark> judge(List<StatedText> texts);

  /**
   * @param property IRI
   * @param text a literal's, or what stands behind {@code mailto:} and {@code tel:}
   */
  record StatedText(String property, String text) {}

  /**
   * @param text position in the list that was judged, from 0
   * @param code stable name of the cause, such as {@code personal-data-phone}
   */
  record Remark(int text, String code, LocalizedText message) {}
}
