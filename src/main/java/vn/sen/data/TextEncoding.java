package vn.sen.data;

import java.util.Locale;

/** How the characters of a text file are written as bytes. */
public enum TextEncoding {
  UTF_8("UTF-8"),
  UTF_16("UTF-16"),
  /** Microsoft's code page with combining tone marks. */
  WINDOWS_1258("windows-1258"),
  /** TCVN 5712:1993 VN3, also called ABC: one byte a letter, in fonts named .Vn…. */
  TCVN3("TCVN3"),
  /** VNI for Windows: a letter and a byte for its marks, in fonts named VNI-…. */
  VNI("VNI"),
  WINDOWS_1252("windows-1252");

  private final String label;

  TextEncoding(String label) {
    this.label = label;
  }

  /** As people write it. */
  public String label() {
    return label;
  }

  /** Lower case, as in messages' keys. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
