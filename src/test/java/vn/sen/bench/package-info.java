/**
 * What {@code ./sen bench} measures: the portal as its operator starts it, from outside, printed as
 * Markdown for docs/benchmarks.md.
 */
package vn.sen.bench;
