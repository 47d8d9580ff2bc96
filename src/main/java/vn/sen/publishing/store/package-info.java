/** Rows of drafts, versions and followers; known to {@code publishing} alone. */
package vn.sen.publishing.store;
