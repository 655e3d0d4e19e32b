import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore
import Testing

@testable import FrostControl

@Suite struct ListTests {
  private static func entries(_ running: RunningServer) throws {
    var commit = Sample.commit(first: 2)
    commit.listEntries = (1...3).map { number in
      ListEntryRow(
        id: "lst_\(number)", list: "watched", value: "B\(number)", owner: "desk", by: "mei", reason: "a warning",
        from: Sample.time(1), until: number == 2 ? Sample.time(90_000) : nil)
    }
    try running.store.commit(commit)
  }

  @Test func `lists are counted, what is on one is shown as long as it stands`() async throws {
    try await RunningServer.with(prepare: Self.entries) { running in
      let lists = try await running.read.get(ListsDocument.self, "/v1/lists").lists
      #expect(
        lists == [
          ListSummary(name: "watched", type: "texts", fileEntries: 3, operatorEntries: 2),
          ListSummary(name: "nets", type: "networks", fileEntries: 0, operatorEntries: 0),
        ])
      let list = try await running.read.get(ListDocument.self, "/v1/lists/watched")
      #expect(list.entries.map(\.value) == ["B3", "B1", "A1", "A3"] && !list.more)
      #expect(
        list.entries[0]
          == ListEntryDocument(
            value: "B3", source: "operator", owner: "desk", reason: "a warning", by: "mei",
            from: "2026-02-25T06:13:21.000Z"))
      #expect(
        list.entries[2] == ListEntryDocument(value: "A1", source: "file", owner: "desk", reason: "by agreement"))
      let first = try await running.read.get(ListDocument.self, "/v1/lists/watched", query: [("limit", "3")])
      #expect(first.entries.count == 3 && first.more)
      let error = await #expect(throws: ControlClientError.self) {
        try await running.read.get(ListDocument.self, "/v1/lists/others")
      }
      guard case .refused(404, let document) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(document.message == "no list 'others'")
    }
  }

  @Test func `a value is put on a list and taken off with reason and key`() async throws {
    try await RunningServer.with { running in
      _ = try await running.admin.post(
        ListEntryRequest(
          list: "watched", value: "A1", owner: "desk", until: "2026-07-15T00:00:00Z", reason: "a warning", key: "k1"),
        to: "/v1/list-entries", expecting: OperatorAnswer.self)
      _ = try await running.admin.post(
        ListRemovalRequest(list: "watched", value: "A1", reason: "a mistake", key: "k2", dryRun: true),
        to: "/v1/list-removals", expecting: OperatorAnswer.self)
      let submitted = running.port.submitted
      guard submitted.count == 2, case .addToList("watched", "A1", "desk", let until?) = submitted[0].action,
        case .removeFromList("watched", "A1") = submitted[1].action
      else {
        Issue.record("\(submitted)")
        return
      }
      #expect(until.text == "2026-07-15T00:00:00.000Z")
      #expect(submitted.map(\.reason) == ["a warning", "a mistake"] && submitted[1].dryRun)
    }
  }

  @Test func `an import is handed on, and its mistakes come back`() async throws {
    try await RunningServer.with { running in
      let request = ImportRequest(
        kind: .devices, columns: ["account", "device", "first_seen"],
        rows: [.init(line: 2, values: ["A1", "D1", "2024-05-01"])], reason: "first day", key: "k")
      _ = try await running.admin.post(request, to: "/v1/imports", expecting: OperatorAnswer.self)
      guard case .importKnown(let part) = running.port.submitted.first?.action else {
        Issue.record("\(running.port.submitted)")
        return
      }
      #expect(part.kind == .devices && part.columns == request.columns)
      #expect(part.rows.map(\.line) == [2] && part.rows[0].values == ["A1", "D1", "2024-05-01"])
      running.port.answer(with: .invalid("line 2: `device` is empty"))
      let error = await #expect(throws: ControlClientError.self) {
        try await running.admin.post(request, to: "/v1/imports", expecting: OperatorAnswer.self)
      }
      guard case .refused(400, let document) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(document.message == "line 2: `device` is empty")
    }
  }
}
