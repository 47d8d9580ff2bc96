/**
 * Reads tables as a stream of values within stated bounds: {@link vn.sen.privacy.table.TableReader}
 * tells a {@link vn.sen.privacy.table.TableVisitor} every value and answers with a {@link
 * vn.sen.privacy.table.Reading}, which says whether the end was reached. Knows nothing of personal
 * data.
 */
package vn.sen.privacy.table;
