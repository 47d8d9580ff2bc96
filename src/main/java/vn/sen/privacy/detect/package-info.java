/**
 * What personal data of the Vietnamese kind look like, one value and one header at a time: {@link
 * vn.sen.privacy.detect.Detector} (one class a kind), {@link vn.sen.privacy.detect.Detectors} (the
 * list), {@link vn.sen.privacy.detect.Kind}. Knows nothing of files, tables or reports; keeps no
 * value it was shown.
 */
package vn.sen.privacy.detect;
