package vn.sen.interop;

import java.util.Locale;
import java.util.Objects;

/**
 * One form in which an address can be answered.
 *
 * @param id what the offering code recognises its choice by, such as {@code html} or {@code ttl}
 * @param mediaType type and subtype without parameters, in lower case
 */
public record Offer(String id, String mediaType) {
  public Offer {
    Objects.requireNonNull(id);
    if (mediaType.indexOf('/') < 1 || mediaType.indexOf(';') >= 0) {
      throw new IllegalArgumentException("not a type/subtype: " + mediaType);
    }
    mediaType = mediaType.toLowerCase(Locale.ROOT);
  }

  /** True when the media type is text, which is sent with {@code charset=utf-8}. */
  public boolean isText() {
    return mediaType.startsWith("text/");
  }

  /** The Content-Type header: text types name their charset. */
  public String contentType() {
    return isText() ? mediaType + ";charset=utf-8" : mediaType;
  }
}
