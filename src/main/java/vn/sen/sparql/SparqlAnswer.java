package vn.sen.sparql;

import java.io.InputStream;

/**
 * A whole answer.
 *
 * @param body read once and closed by whoever sends it
 */
public record SparqlAnswer(ResultFormat format, long sizeBytes, InputStream body) {}
