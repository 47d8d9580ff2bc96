/**
 * The HTML pages: thin controllers that read an address, ask the features below, and fill a
 * template of {@code frontend/templates}. Pages work without scripts; every state of a page is in
 * its address.
 *
 * <p>Public types are public for the templates, which are compiled into {@code
 * vn.sen.web.templates}; nothing below may use them.
 */
package vn.sen.web;
