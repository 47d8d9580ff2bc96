/**
 * The search index: a Lucene read model of the record, and the answers made from it.
 *
 * <p>Public face: {@link vn.sen.search.DatasetSearch} with {@link vn.sen.search.SearchRequest} and
 * {@link vn.sen.search.SearchResult}; the index itself is a {@link vn.sen.catalog.ReadModel}.
 *
 * <p>Invariants: every answer (hits, totals, facet counts, fragments, suggestions) is computed over
 * documents whose {@code discover} audience meets the caller's tokens and over nothing else; the
 * index can be deleted at any time and is built again from the record; no text that a reader types
 * makes a search fail.
 *
 * <p>Knows nothing of HTTP, of RDF, or of how the record is stored.
 */
@NullMarked
package vn.sen.search;

import org.jspecify.annotations.NullMarked;
