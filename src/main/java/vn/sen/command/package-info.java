/**
 * The command line: what the operator types, and the start and stop of the portal as a whole. The
 * only package that prints; nothing may depend on it.
 */
@NullMarked
package vn.sen.command;

import org.jspecify.annotations.NullMarked;
