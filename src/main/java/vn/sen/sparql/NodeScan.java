package vn.sen.sparql;

import org.apache.jena.dboe.base.file.BinaryDataFile;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.thrift.TRDF;
import org.apache.jena.riot.thrift.ThriftConvert;
import org.apache.jena.riot.thrift.wire.RDF_Term;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetable.NodeTableTRDF;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TMemoryInputTransport;
import org.apache.thrift.transport.TTransportException;

/**
 * Many terms by their ids, in ascending order. TDB2 reads a term with several calls to the system
 * and puts it into its caches, where it takes the place of what queries ask for again; this reads
 * the file of terms piece by piece. In a transaction of the calling thread.
 */
final class NodeScan {
  private static final int PIECE_BYTES = 1 << 16;

  private final NodeTable nodes;
  private final NodeTableTRDF table;
  private final BinaryDataFile file;
  private final byte[] piece = new byte[PIECE_BYTES];
  private final TMemoryInputTransport bytes;
  private final TProtocol protocol;
  private long start;
  private int length;

  NodeScan(NodeTable nodes) {
    if (!(nodes.baseNodeTable() instanceof NodeTableTRDF base)) {
      throw new IllegalStateException("not TDB2's node table: " + nodes);
    }
    this.nodes = nodes;
    this.table = base;
    this.file = base.getData();
    try {
      this.bytes = new TMemoryInputTransport();
      this.protocol = TRDF.protocol(bytes);
    } catch (TTransportException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param id as {@link Ids} have it
   */
  Node node(long id) {
    NodeId nodeId = Ids.nodeId(id);
    if (!nodeId.isPtr()) {
      return nodes.getNodeForNodeId(nodeId);
    }
    long place = nodeId.getPtrLocation();
    if (place >= start && place < start + length) {
      try {
        return read(place);
      } catch (TException e) {
        // It goes on in the next piece.
      }
    }
    fill(place);
    try {
      return read(place);
    } catch (TException e) {
      // Longer than a piece.
      return nodes.getNodeForNodeId(nodeId);
    }
  }

  private Node read(long place) throws TException {
    int from = (int) (place - start);
    bytes.reset(piece, from, length - from);
    RDF_Term term = new RDF_Term();
    term.read(protocol);
    return ThriftConvert.convert(term);
  }

  private void fill(long place) {
    // As the table itself does when it reads.
    synchronized (table) {
      length = Math.max(0, file.read(place, piece));
    }
    start = place;
  }
}
