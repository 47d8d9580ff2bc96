/** Reading, checking and pruning the audit log. Writing to it is {@code vn.sen.access.AuditLog}. */
@NullMarked
package vn.sen.access.audit;

import org.jspecify.annotations.NullMarked;
