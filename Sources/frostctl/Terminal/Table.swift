/// Rows in columns under a head line. Where width is limited, the widest of the columns that may gives way first.
struct Table {
  struct Column {
    var title: String
    var isNumber = false
    /// May be cut where the width does not suffice.
    var givesWay = false
  }

  var columns: [Column]
  var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// - Parameter width: columns of the terminal; nil cuts nothing.
  func lines(width: Int?, paint: Paint) -> [String] {
    var widths = columns.indices.map { column in
      rows.reduce(columns[column].title.columns) { max($0, $1[column].columns) }
    }
    if let width {
      var excess = widths.reduce(0, +) + 2 * (columns.count - 1) - width
      while excess > 0,
        let widest = columns.indices.filter({ columns[$0].givesWay && widths[$0] > 6 }).max(by: {
          widths[$0] <= widths[$1]
        })
      {
        widths[widest] -= 1
        excess -= 1
      }
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { index in
        let cell = cells[index].cut(to: widths[index])
        if columns[index].isNumber { return cell.leftPadded(to: widths[index]) }
        return index == cells.count - 1 ? cell : cell.padded(to: widths[index])
      }
      return padded.joined(separator: "  ")
    }
    return [paint(line(columns.map(\.title)), .bold)] + rows.map(line)
  }
}
