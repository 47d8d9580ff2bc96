/**
 * The bytes of stored files, and the loader of data packs. Front door: {@link
 * vn.sen.data.DataFiles}, {@link vn.sen.data.DataPackLoader}. Content is addressed by SHA-256 and
 * never changed; which file of which dataset it is, the record knows.
 */
package vn.sen.data;
