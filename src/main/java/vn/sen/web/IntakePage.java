package vn.sen.web;

import java.util.List;
import vn.sen.publishing.intake.IntakeEntry;

/** What became of each dataset of a document or a spreadsheet. */
public record IntakePage(List<IntakeEntry> entries) {

  public long count(IntakeEntry.Outcome outcome) {
    return entries.stream().filter(entry -> entry.outcome() == outcome).count();
  }
}
