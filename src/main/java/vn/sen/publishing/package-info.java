/**
 * From a first draft to a published dataset and back: drafts, their files, review, publication,
 * versions, and withdrawal. Front doors: {@link vn.sen.publishing.Drafting}, {@link
 * vn.sen.publishing.DraftFiles}, {@link vn.sen.publishing.Review}, {@link
 * vn.sen.publishing.Versions}.
 *
 * <p>Invariants: a draft is never part of the record; publication moves description and files there
 * in one transaction; every change names the edition it was made on, and a stale one is refused;
 * nothing that was published is ever deleted.
 */
package vn.sen.publishing;
