/**
 * The RDF store that follows the record, and its query side: {@link vn.sen.sparql.SparqlStore}
 * keeps Jena TDB2 in step with the change log, {@link vn.sen.sparql.SparqlQueries} answers queries
 * over what a caller may discover. Knows nothing of HTTP.
 *
 * <p>Invariants: the open database holds nothing that not everybody may discover; an answer is
 * whole or a problem; a query past its time ends.
 */
@NullMarked
package vn.sen.sparql;

import org.jspecify.annotations.NullMarked;
