/** What the tests of several features share. */
package vn.sen.testing;
