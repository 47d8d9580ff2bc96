/**
 * Ways to begin drafts from what an agency has already: a DCAT document, what a CKAN portal says of
 * a dataset, a spreadsheet with a dataset a row. {@link vn.sen.publishing.intake.Intake} is the
 * front door; each dataset is taken or refused by itself, and an entry tells which.
 */
@org.jspecify.annotations.NullMarked
package vn.sen.publishing.intake;
