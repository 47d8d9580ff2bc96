package vn.sen.publishing;

import java.time.Instant;

/**
 * What a reviewer says of one field.
 *
 * @param field its name in the form, or "" for the whole
 */
public record DraftComment(String field, String author, String text, Instant created) {}
