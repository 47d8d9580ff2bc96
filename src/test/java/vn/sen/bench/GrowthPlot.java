package vn.sen.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers per second over the number of datasets, both in powers of ten, as SVG. */
final class GrowthPlot {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;
  private static final int LEFT = 80;
  private static final int RIGHT = 130;
  private static final int TOP = 50;
  private static final int BOTTOM = 60;
  private static final int LEAST_POWER = 1;
  private static final int MOST_POWER = 4;
  private static final int LEAST_SIZE_POWER = 4;
  private static final int MOST_SIZE_POWER = 6;
  private static final List<String> STROKES = List.of("#a8325a", "#2f6f4f", "#5b6470");

  /** One measurement. */
  record Point(int datasets, double perSecond) {}

  private GrowthPlot() {}

  static String draw(Map<String, List<Point>> lines) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">%n"
            .formatted(WIDTH, HEIGHT));
    svg.append("<title>Search: answers per second over the number of datasets</title>\n");
    svg.append("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n".formatted(WIDTH, HEIGHT));
    text(svg, LEFT, TOP - 22, "start", "Answers per second with 8 clients, by number of datasets");
    for (int power = LEAST_POWER; power <= MOST_POWER; power++) {
      double y = y(Math.pow(10, power));
      line(svg, LEFT, y, WIDTH - RIGHT, y, "#d8d8d8");
      text(svg, LEFT - 10, y + 4, "end", format("%,d", (int) Math.pow(10, power)));
    }
    for (int power = LEAST_SIZE_POWER; power <= MOST_SIZE_POWER; power++) {
      double x = x((int) Math.pow(10, power));
      line(svg, x, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 6, "#333");
      text(svg, x, HEIGHT - BOTTOM + 24, "middle", format("%,d", (int) Math.pow(10, power)));
    }
    int next = 0;
    for (Map.Entry<String, List<Point>> line : lines.entrySet()) {
      draw(svg, line.getKey(), line.getValue(), STROKES.get(next++ % STROKES.size()));
    }
    return svg.append("</svg>\n").toString();
  }

  private static void draw(StringBuilder svg, String name, List<Point> points, String stroke) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(format("%s%.1f %.1f", path.isEmpty() ? "M" : " L", x(point), y(point)));
      svg.append(
          format(
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n",
              x(point), y(point), stroke));
      text(svg, x(point), y(point) - 10, "middle", format("%.0f", point.perSecond()));
    }
    svg.append(
        format("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n", path, stroke));
    if (!points.isEmpty()) {
      text(svg, x(points.getLast()) + 12, y(points.getLast()) + 4, "start", name);
    }
  }

  private static double x(Point point) {
    return x(point.datasets());
  }

  private static double y(Point point) {
    return y(point.perSecond());
  }

  private static double x(int datasets) {
    double share = (Math.log10(datasets) - LEAST_SIZE_POWER) / (MOST_SIZE_POWER - LEAST_SIZE_POWER);
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double perSecond) {
    double share = (Math.log10(Math.max(1, perSecond)) - LEAST_POWER) / (MOST_POWER - LEAST_POWER);
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  private static void line(
      StringBuilder svg, double fromX, double fromY, double toX, double toY, String stroke) {
    svg.append(
        format(
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
            fromX, fromY, toX, toY, stroke));
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
    svg.append(
        format(
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#222\">%s</text>%n",
            x, y, anchor, words));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
