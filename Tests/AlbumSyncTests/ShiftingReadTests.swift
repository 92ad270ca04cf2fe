import AlbumRules
import AlbumSync
import Foundation
import ImmichSimulator
import Testing
import WebClient

/// Loses members out of the answers of albums, as a proxy does that cuts lists.
private struct Forgetter: HTTPTransport {
    let real = CurlTransport()
    let album: EntityID
    let lost: EntityID

    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        var response = try await real.send(request)
        let asksSearch = request.url.contains("/search/metadata")
        let body = String(decoding: request.body ?? [], as: UTF8.self)
        guard request.url.contains("\(album)") || asksSearch && body.contains("\(album)"),
            var object = try? JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any]
        else { return response }
        func without(_ items: Any?) -> Any? {
            (items as? [[String: Any]])?.filter { $0["id"] as? String != "\(lost)" }
        }
        if var assets = object["assets"] as? [String: Any] {
            let items = without(assets["items"]) as? [Any] ?? []
            assets["items"] = items
            assets["count"] = items.count
            assets["total"] = items.count
            object["assets"] = assets
        } else if object["assets"] != nil {
            object["assets"] = without(object["assets"])
        }
        response.body = (try? JSONSerialization.data(withJSONObject: object)).map(Array.init) ?? []
        return response
    }
}

@Suite struct `A library that does not keep still` {
    static let rules = """
        albums:
        - {name: Emma, all: {people: Emma}}
        - {name: Best, all: {favorite: true}}
        """

    func upload(_ house: House, _ name: String, people: [EntityID] = []) throws {
        let day = Timestamp(year: 2023, month: 5, day: 5)
        house.simulator.addPhoto(
            World.Asset(
                id: .random(), ownerID: try house.id("anna", "users"), fileName: name, takenAt: day,
                createdAt: day, checksum: name), people: people)
    }

    @Test(arguments: House.releases)
    func `what appears, vanishes or moves while it is read once is read again, and the run is true`(
        release: String
    ) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            try house.simulator.setFavorite(false, asset: house.id("summer-00"))
            let meddler = Meddler(after: "/search/metadata") { number in
                guard number == 1 else { return }
                try upload(house, "late.jpg", people: [house.id("emma", "people")])
                try house.simulator.trash(asset: house.id("summer-03"))
                try house.simulator.delete(asset: house.id("nobody-0"))
            }
            let report = try await house.engine(Self.rules, transport: meddler).run()
            #expect(ExitCode(of: report) == .done, "\(String(describing: report.failure))")
            #expect(report["Emma"]?.added.map(\.fileName) == ["late.jpg"])
            #expect(report["Emma"]?.removed.isEmpty == true, "a photo in the trash is nobody's removal")
            #expect(report["Best"]?.removed.map(\.fileName) == ["summer-00.jpg"])
            #expect(!(try await house.run(Self.rules)).hasChanges)
        }
    }

    @Test(arguments: House.releases)
    func `a library that never keeps still is given up, and nothing is written`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            try house.simulator.setFavorite(false, asset: house.id("summer-00"))
            house.simulator.forgetRequests()
            let meddler = Meddler(after: "/timeline/buckets") { try upload(house, "photo-\($0).jpg") }
            let rules = "full_scan: 0\n" + Self.rules
            let report = try await house.engine(rules, transport: meddler).run()
            #expect(report.failure == nil && report.albums.allSatisfy { $0.failure?.kind == .incomplete })
            #expect(report["Emma"]?.failure?.message.contains("the library") == true)
            #expect(ExitCode(of: report) == .tryAgainLater)
            #expect(house.writes.isEmpty)
            let withAnother = rules + "\n- {name: Typo, all: {people: Emmma}}"
            let partly = try await house.engine(withAnother, transport: meddler).run()
            #expect(partly["Typo"]?.holds.isEmpty == false && partly["Best"]?.failure?.kind == .incomplete)
            #expect(ExitCode(of: partly) == .partlyDone && house.writes.isEmpty)
            let quiet = try await house.run(Self.rules)
            #expect(quiet["Best"]?.removed.map(\.fileName) == ["summer-00.jpg"])
        }
    }

    @Test(arguments: House.releases)
    func `an album that changes once while it is read is read again`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            let album = try #require(house.simulator.albums(named: "Emma").first)
            let route = release == "2.7.5" ? "/albums/\(album)" : "/search/metadata"
            let meddler = Meddler(after: route) { number in
                guard number == 1 else { return }
                try house.simulator.addMembers(house.ids("nobody-1"), to: album)
            }
            let report = try await house.engine(Self.rules, transport: meddler).run()
            #expect(ExitCode(of: report) == .done, "\(report.albums.map(\.failure))")
            #expect(!report.hasChanges)
            #expect(try house.members("Emma").contains("nobody-1"))
        }
    }

    @Test(arguments: House.releases)
    func `an album whose members and count never agree is left alone, the others go on, and the code says so`(
        release: String
    ) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            let album = try #require(house.simulator.albums(named: "Emma").first)
            try house.simulator.removeFaces(of: house.id("emma", "people"), from: house.id("summer-03"))
            try house.simulator.setFavorite(false, asset: house.id("summer-00"))
            let before = try house.members("Emma")
            let transport = Forgetter(album: album, lost: try house.id("summer-01"))
            let report = try await house.engine(Self.rules, transport: transport).run()
            #expect(report["Emma"]?.failure?.kind == .incomplete, "\(String(describing: report["Emma"]))")
            #expect(report["Emma"]?.failure?.message.contains("the server counts \(before.count)") == true)
            #expect(report["Best"]?.removed.map(\.fileName) == ["summer-00.jpg"])
            #expect(ExitCode(of: report) == .partlyDone)
            #expect(try house.members("Emma") == before)
            let healed = try await house.run(Self.rules)
            #expect(healed["Emma"]?.removed.map(\.fileName) == ["summer-03.jpg"])
        }
    }

    @Test(arguments: House.releases, ["short=2", "repeat"])
    func `pages that are short or come twice are never taken for the whole`(
        release: String, fault: String
    ) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            try house.simulator.setFavorite(false, asset: house.id("summer-00"))
            let (emma, best) = (try house.members("Emma"), try house.members("Best"))
            let engine = try await house.engine(Self.rules)
            house.simulator.faults = [try Fault("\(fault),route=/search/metadata")]
            let report = await engine.run()
            house.simulator.faults = []
            #expect(try house.members("Emma") == emma)
            let isWhole = report.failure == nil && report.failedAlbums == 0
            #expect(try house.members("Best") == (isWhole ? best.subtracting(["summer-00"]) : best))
            if fault.hasPrefix("short") { #expect(!isWhole) }
        }
    }
}
