import AlbumRules
import AlbumSync
import Foundation
import ImmichClient
import ImmichSimulator
import PhotoLibrary
import Testing

@Suite struct `Trouble during a run` {
    static let rules = """
        albums:
        - {name: Emma, all: {people: Emma}}
        - {name: Best, all: {favorite: true}}
        """

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var fault: String
        var code: ExitCode
    }

    /// Faults of reading under which nothing at all may be written.
    static let cases = [
        Case(
            testDescription: "server error in the library", fault: "status=500,route=/search/metadata",
            code: .unavailable),
        Case(testDescription: "cut answers", fault: "truncate,route=/search/metadata", code: .unavailable),
        Case(testDescription: "web page instead of people", fault: "html,route=/people", code: .unavailable),
        Case(
            testDescription: "web page instead of the library", fault: "html,route=/search/metadata", code: .unavailable
        ),
        Case(testDescription: "dropped people", fault: "drop,route=/people", code: .unavailable),
        Case(testDescription: "dropped albums", fault: "drop,route=/albums", code: .unavailable),
        Case(testDescription: "dropped counts", fault: "drop,route=/timeline/buckets", code: .unavailable),
        Case(
            testDescription: "short pages of the library", fault: "short=3,route=/search/metadata", code: .tryAgainLater
        ),
        Case(
            testDescription: "redirect", fault: "redirect=https://login.example.com/,route=/albums", code: .unavailable),
        Case(testDescription: "too many requests for ever", fault: "status=429,route=/people", code: .unavailable),
    ]

    @Test(arguments: House.releases, cases)
    func `nothing is written on a partial read`(release: String, trouble: Case) async throws {
        try await House.with(release) { house in
            let engine = try await house.engine(Self.rules)
            house.simulator.faults = [try Fault(trouble.fault)]
            let report = await engine.run()
            #expect(report.failure != nil || report.failedAlbums == report.albums.count)
            #expect(ExitCode(of: report) == trouble.code, "\(String(describing: report.failure))")
            #expect(house.writes.isEmpty)
        }
    }

    @Test(arguments: House.releases, ["nopeople", "nothing"])
    func `a key that may not read ends the run`(release: String, key: String) async throws {
        try await House.with(release) { house in
            do {
                let report = try await house.run(Self.rules, key: key)
                #expect(ExitCode(of: report) == .notPermitted, "\(String(describing: report.failure))")
            } catch let error as ImmichError {
                guard case .forbidden = error else { throw error }
            }
            #expect(house.writes.isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `a key that may only read is told before anything is written`(release: String) async throws {
        try await House.with(release) { house in
            let report = try await house.run(Self.rules, key: "read")
            #expect(ExitCode(of: report) == .notPermitted)
            #expect(
                report.failure?.message
                    == "the API key lacks the permissions album.create, albumAsset.create; nothing was written")
            #expect(report.added == 0)
            #expect(house.writes.isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `a key that may not remove does half of nothing`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules, key: "all")
            try house.simulator.setFavorite(false, asset: house.id("summer-00"))
            try house.simulator.setFavorite(true, asset: house.id("summer-01"))
            let before = try house.members("Best")
            house.simulator.forgetRequests()
            let report = try await house.run(Self.rules, key: "noremove")
            #expect(ExitCode(of: report) == .notPermitted)
            #expect(
                report.failure?.message == "the API key lacks the permission albumAsset.delete; nothing was written")
            #expect(house.writes.isEmpty)
            #expect(try house.members("Best") == before)
            let next = try await house.run(Self.rules)
            #expect(next["Best"]?.added.map(\.fileName) == ["summer-01.jpg"])
            #expect(next["Best"]?.removed.map(\.fileName) == ["summer-00.jpg"])
        }
    }

    @Test(arguments: House.releases)
    func `one bad album does not stop the others`(release: String) async throws {
        try await House.with(release) { house in
            let rules = """
                albums:
                - {name: Nobody, all: {people: Emmma}}
                - {name: Alexes, all: {people: Alex}}
                - {name: Holiday, all: {favorite: true}}
                - {name: Emma, all: {people: Emma}}
                """
            let report = try await house.run(rules)
            #expect(ExitCode(of: report) == .held)
            #expect(report["Nobody"]?.holds.first?.description == #"nobody is called "Emmma"; did you mean "Emma"?"#)
            #expect(report["Alexes"]?.holds.first?.description.hasPrefix(#"2 people are called "Alex""#) == true)
            #expect(report["Holiday"]?.holds.first?.description.hasPrefix(#"2 albums are called "Holiday""#) == true)
            #expect(report["Emma"]?.added.isEmpty == false)
            #expect(house.simulator.albums(named: "Nobody").isEmpty)
            let approved = try await house.run(rules, approve: ["Nobody", "Alexes", "Holiday"])
            #expect(approved.heldAlbums == 3 && !approved.hasChanges)
        }
    }

    @Test(arguments: House.releases)
    func `an album that cannot be read is left alone`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            let album = try #require(house.simulator.albums(named: "Emma").first)
            try house.simulator.setFavorite(true, asset: house.id("summer-01"))
            try house.simulator.removeFaces(of: house.id("emma", "people"), from: house.id("summer-03"))
            let before = try house.members("Emma")
            house.simulator.faults = [try Fault("status=500,route=/albums/\(album)")]
            if release == "2.7.5" {
                let report = try await house.run(Self.rules)
                #expect(report["Emma"]?.failure != nil)
                #expect(report["Best"]?.added.map(\.fileName) == ["summer-01.jpg"])
            } else {
                _ = try await house.run(Self.rules)
            }
            #expect(try house.members("Emma") == before)
        }
    }

    @Test(arguments: House.releases)
    func `a second run beside the first one is sent away`(release: String) async throws {
        try await House.with(release) { house in
            let lock = try RunnerLock(folder: house.stateFolder, now: house.now.withLock { $0 })
            let report = try await house.run(Self.rules)
            #expect(ExitCode(of: report) == .tryAgainLater)
            #expect(house.writes.isEmpty)
            withExtendedLifetime(lock) {}
        }
    }

    @Test(arguments: House.releases)
    func `a run that is interrupted goes on where it was`(release: String) async throws {
        try await House.with(release) { house in
            let engine = try await house.engine(Self.rules) { event in
                guard case .applying(album: "Best", _, _) = event else { return }
                withUnsafeCurrentTask { $0?.cancel() }
            }
            let report = await Task { await engine.run() }.value
            #expect(ExitCode(of: report) == .interrupted)
            #expect(report["Emma"]?.added.isEmpty == false)
            let next = try await house.run(Self.rules)
            #expect(ExitCode(of: next) == .done)
            #expect(next["Emma"]?.added.isEmpty == true)
            #expect(next["Best"]?.added.isEmpty == false)
            #expect(!(try await house.run(Self.rules)).hasChanges)
        }
    }

    @Test(arguments: House.releases)
    func `a batch under way comes to its end although the run is interrupted`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Emma, all: {people: Emma}}]"
            // The album is made first, then come the batches.
            let interruption = Interruption(atWrite: 3)
            let report = await interruption.run(
                try await house.engine(rules, transport: interruption, batchSize: 4))
            #expect(ExitCode(of: report) == .interrupted)
            #expect(report["Emma"]?.added.count == 8)
            #expect(try house.members("Emma").count == 8)
            let state = try await house.state()
            #expect(try await state.openEntries().isEmpty)
            #expect(try await state.runs(latest: 1).first?.exitCode == .interrupted)
            #expect(try await state.runs(latest: 1).first?.added == 8)
            #expect(ExitCode(of: try await house.run(rules)) == .done)
        }
    }

    @Test(arguments: House.releases)
    func `a refusal after an answer that was lost does not make the photos somebody else's`(
        release: String
    ) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Family Faces, all: {people: Emma}}]"
            let engine = try await house.engine(rules)
            house.simulator.faults = [try Fault("truncate,method=PUT,to=1"), try Fault("status=403,method=PUT,from=2")]
            let report = await engine.run()
            #expect(report["Family Faces"]?.failure != nil || report.failure != nil)
            house.simulator.faults = []
            #expect(ExitCode(of: try await house.run(rules)) == .done)
            try house.simulator.removeFaces(of: house.id("emma", "people"), from: house.id("summer-05"))
            let after = try await house.run(rules)
            #expect(after["Family Faces"]?.removed.map(\.fileName) == ["summer-05.jpg"])
        }
    }

    @Test(arguments: House.releases)
    func `an answer that is lost is found out by the next run`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Family Faces, all: {people: Emma}}]"
            let engine = try await house.engine(rules)
            house.simulator.faults = [try Fault("truncate,method=PUT")]
            let report = await engine.run()
            #expect(report["Family Faces"]?.failure != nil || report.failure != nil)
            house.simulator.faults = []
            let next = try await house.run(rules)
            #expect(ExitCode(of: next) == .done)
            try house.simulator.removeFaces(of: house.id("emma", "people"), from: house.id("summer-05"))
            let after = try await house.run(rules)
            #expect(after["Family Faces"]?.removed.map(\.fileName) == ["summer-05.jpg"])
        }
    }

    @Test(arguments: House.releases)
    func `a request that the server never carried out is found out by the next run`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Emma, all: {people: Emma}}]"
            func refusedOnce(_ method: String) async throws -> RunReport {
                house.simulator.faults = [try Fault("status=502,method=\(method)")]
                let report = try await house.run(rules)
                house.simulator.faults = []
                #expect(report["Emma"]?.failure != nil || report.failure != nil)
                return report
            }
            _ = try await refusedOnce("PUT")
            let filled = try await house.run(rules)
            #expect(filled.added > 0 && filled.added == filled["Emma"]?.total)
            try house.simulator.removeFaces(of: house.id("emma", "people"), from: house.id("summer-05"))
            _ = try await refusedOnce("DELETE")
            let emptied = try await house.run(rules)
            #expect(emptied["Emma"]?.removed.map(\.fileName) == ["summer-05.jpg"])
        }
    }
}
