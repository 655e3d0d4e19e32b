import FrostEvents

extension LineSplitter {
  /// Decodes the lines at hand.
  /// - Returns: whether the batch is full.
  mutating func drain(into batch: inout EventBatch, _ options: FileTail.Options, _ decode: FileTail.Decode) -> Bool {
    while batch.count + batch.rejects.count < options.batchLines, batch.text.count < EventBatch.textLimit {
      guard let piece = next() else { return false }
      batch.take(piece, decode)
    }
    return true
  }
}

extension EventBatch {
  /// Bytes of texts after which a batch is full: a commit of long lines stays small.
  fileprivate static let textLimit = 16 << 20

  mutating func take(_ piece: LineSplitter.Piece, _ decode: FileTail.Decode) {
    switch piece {
    case .line(let line, let offset): if !line.isEmpty { decode(line, offset, &self) }
    case .tooLong(let reject): rejects.append(reject)
    }
  }
}
