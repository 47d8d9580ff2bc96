/** People, roles, sessions, tokens and the audit log in PostgreSQL. */
@NullMarked
package vn.sen.access.store;

import org.jspecify.annotations.NullMarked;
