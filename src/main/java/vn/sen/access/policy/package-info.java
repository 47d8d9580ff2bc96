/**
 * Evaluates ODRL policies of the portal's profile: {@link vn.sen.access.policy.PolicyEvaluator}
 * takes a policy, a request and the state of the world, and gives a {@link
 * vn.sen.access.policy.Decision} with reasons. Does no I/O and reads no clock. A term that it does
 * not know denies.
 */
package vn.sen.access.policy;
