/**
 * The record's tables in PostgreSQL. Everything here is package-private; the interfaces are in
 * {@link vn.sen.catalog}.
 */
@NullMarked
package vn.sen.catalog.store;

import org.jspecify.annotations.NullMarked;
