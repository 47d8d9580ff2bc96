/** Letters to people, by SMTP where the operator has set it up. */
@NullMarked
package vn.sen.access.mail;

import org.jspecify.annotations.NullMarked;
