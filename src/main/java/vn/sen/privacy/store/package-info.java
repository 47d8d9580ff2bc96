/** Rows and repositories of {@code privacy}: reports, overrides, derivations. */
package vn.sen.privacy.store;
