/**
 * Sharing of data that are not open: requests, agreements, the ledger of mutual benefit, and what a
 * dataset brought its agency. {@link vn.sen.access.sharing.SharingDesk} holds the rules of who may
 * do what; the ports are kept in PostgreSQL by {@code store}. Must not know of HTTP.
 */
package vn.sen.access.sharing;
