/**
 * What programs see: the JSON API under {@code /api} with its OpenAPI description, downloads of
 * files, health and measurements, and the one place that turns every failure into an answer (RFC
 * 9457).
 *
 * <p>Public: {@link vn.sen.api.ApiDescription} and {@link vn.sen.api.ProblemTypes}, for the pages
 * that show them. Invariants: JSON shapes are the {@code XView} records of this package and no
 * other's; an answer with an error status always has a body that names what is wrong; a 5xx carries
 * an instance that is in the log and nothing of the exception. This package knows nothing of pages.
 */
@org.jspecify.annotations.NullMarked
package vn.sen.api;
