/**
 * Descriptions: reading and writing RDF, the one mapper from a description to its view, the code
 * lists and the application profile.
 *
 * <p>Front door: {@link vn.sen.metadata.DescriptionReader}, {@link
 * vn.sen.metadata.DescriptionWriter}, {@link vn.sen.metadata.DatasetMapper}, {@link
 * vn.sen.metadata.CodeLists}, {@link vn.sen.metadata.SchemaOrg}, {@link
 * vn.sen.metadata.Statements}. Descriptions that say the same are equal, byte for byte. Nothing
 * here opens a connection. It knows nothing of where descriptions are kept, or who may read them.
 */
package vn.sen.metadata;
