/**
 * Doors that speak other systems' protocols: the SPARQL protocol, the DCAT feed, VoID, and RDF
 * representations by content negotiation ({@link vn.sen.interop.Offers}, {@link
 * vn.sen.interop.ResourceRepresentation}). Speaks of descriptions, never of Jena.
 */
@NullMarked
package vn.sen.interop;

import org.jspecify.annotations.NullMarked;
