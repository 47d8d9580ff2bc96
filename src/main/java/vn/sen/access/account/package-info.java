/**
 * Accounts and what people sign in with: passwords, second factors, sessions, API tokens, one-time
 * links, throttling. Public are the services that the doors call and the ports that {@code
 * access.store} fills. Secrets leave it once, when they are made; the record holds their hashes.
 * Knows nothing of datasets.
 */
@NullMarked
package vn.sen.access.account;

import org.jspecify.annotations.NullMarked;
