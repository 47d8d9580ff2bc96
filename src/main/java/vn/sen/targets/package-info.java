/**
 * The 50 target datasets of the strategies, and the loader of what comes with the portal. Front
 * door: {@link vn.sen.targets.Targets}, {@link vn.sen.targets.SeedLoader}. A target is never stated
 * to be available or planned: its dataset's distributions decide.
 */
package vn.sen.targets;
