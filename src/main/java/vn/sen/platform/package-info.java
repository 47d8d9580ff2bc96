/**
 * What every feature stands on: the configuration, the data folder, the embedded PostgreSQL, the
 * minting of IRIs, the reader's language and the types of failures.
 *
 * <p>Front door: {@link vn.sen.platform.SenConfig}, {@link vn.sen.platform.DataFolder}, {@link
 * vn.sen.platform.BaseIri}, {@link vn.sen.platform.Languages}, {@link
 * vn.sen.platform.ProblemException}, {@link vn.sen.platform.ErrorPage}. Knows nothing of datasets.
 */
@NullMarked
package vn.sen.platform;

import org.jspecify.annotations.NullMarked;
