/** Keeps requests, agreements, counts and notifications in PostgreSQL. */
package vn.sen.access.sharing.store;
