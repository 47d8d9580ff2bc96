/**
 * Who may discover what, and who may use it: audience tokens and the gate that every reading path
 * asks. What is not understood denies.
 */
package vn.sen.access;
