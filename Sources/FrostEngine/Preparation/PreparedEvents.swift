import FrostEvents

/// A prepared batch's events in place, valid while the body that is given them runs.
struct PreparedEvents {
  fileprivate let words: UnsafePointer<Int64>
  fileprivate let width: Int
  fileprivate let presence: UnsafePointer<UInt64>
  fileprivate let digests: UnsafePointer<UInt64>
  fileprivate let text: UnsafeRawBufferPointer
  fileprivate let allTags: UnsafePointer<SymbolTable.Tag>
  fileprivate let tagsAnEvent: Int
  fileprivate let allBytes: UnsafeRawBufferPointer
  let events: UnsafePointer<PreparedBatch.Event>
  let count: Int

  @inline(__always)
  subscript(number: Int) -> EventRow {
    EventRow(words: words + number &* width, presence: presence[number], text: text, digest: digests[number])
  }

  @inline(__always)
  func tags(of number: Int) -> UnsafePointer<SymbolTable.Tag> { allTags + number &* tagsAnEvent }

  @inline(__always)
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: allBytes[range]) }
}

extension PreparedBatch {
  func withEvents(_ body: (PreparedEvents) -> Void) {
    if batch.count == 0 { return }
    batch.words.withUnsafeBufferPointer { words in
      batch.presence.withUnsafeBufferPointer { presence in
        batch.digests.withUnsafeBufferPointer { digests in
          batch.text.withUnsafeBytes { text in
            tags.withUnsafeBufferPointer { tags in
              bytes.withUnsafeBytes { bytes in
                events.withUnsafeBufferPointer { events in
                  body(
                    PreparedEvents(
                      words: words.baseAddress!, width: batch.width, presence: presence.baseAddress!,
                      digests: digests.baseAddress!, text: text, allTags: tags.baseAddress!,
                      tagsAnEvent: tags.count / batch.count, allBytes: bytes, events: events.baseAddress!,
                      count: batch.count))
                }
              }
            }
          }
        }
      }
    }
  }
}
