/**
 * Descriptions from documents elsewhere into the record, one by one: what cannot be taken is told
 * with its reason and keeps nothing else out. Front door: {@link
 * vn.sen.publishing.imports.CatalogImport}. It knows nothing of HTTP, nor of who reads its report.
 */
package vn.sen.publishing.imports;
