package vn.sen.web;

import java.util.List;
import vn.sen.access.sharing.Ledger;
import vn.sen.access.sharing.SharingRules;

/**
 * The ledger in sums, for everybody.
 *
 * @param own slugs of the agencies whose details the reader may see
 */
public record SharingPage(List<Ledger.Sum> sums, List<String> own, SharingRules rules) {}
