/** Signing in by a provider, against a real one. */
@NullMarked
package vn.sen.access.provider;

import org.jspecify.annotations.NullMarked;
