/**
 * Ways to mend a table before it is published: {@link vn.sen.privacy.transform.TableTransformation}
 * applies one {@link vn.sen.privacy.transform.Step} a column and answers with a {@link
 * vn.sen.privacy.transform.TransformationRecord} of what was done. Knows nothing of findings.
 */
package vn.sen.privacy.transform;
