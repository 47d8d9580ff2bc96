package vn.sen.web;

/**
 * A form that asks for a letter with a link.
 *
 * @param kind {@code register} or {@code password}
 */
public record LetterPage(String kind, boolean sent) {}
