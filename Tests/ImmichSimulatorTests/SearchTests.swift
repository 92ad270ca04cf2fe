import Testing

@testable import ImmichSimulator

@Suite struct SearchTests {
    /// A server of one user with photos at given minutes, some at the same.
    private func house(_ release: String, minutes: [Int]) throws -> (
        ImmichSimulator, [EntityID], (String) throws -> JSON
    ) {
        var world = World(release: release)
        let start = Timestamp(year: 2024, month: 5, day: 31, hour: 23)
        let user = World.User(id: .random(), email: "a@example.org", name: "A", createdAt: start)
        world.users = [user]
        world.keys = [World.Key(name: "all", userID: user.id)]
        var numbers = SystemRandomNumberGenerator()
        for (index, minute) in minutes.enumerated() {
            let taken = Timestamp(milliseconds: start.milliseconds + Int64(minute) * 60_000)
            let local = Timestamp(milliseconds: taken.milliseconds + 7_200_000)
            world.assets.append(
                World.Asset(
                    id: .random(using: &numbers), ownerID: user.id, fileName: "img_\(index).jpg", takenAt: taken,
                    localDateTime: local, createdAt: start, checksum: "c\(index)"))
        }
        let simulator = try ImmichSimulator(world: world)
        return (
            simulator, world.assets.map(\.id),
            { body in
                let answer = simulator.answer(
                    .init(
                        method: "POST", target: "/api/search/metadata", headers: [("x-api-key", "key-all")],
                        body: Array(body.utf8)))
                return Answer(answer).json["assets"] ?? .null
            }
        )
    }

    private func ids(_ page: JSON) -> [EntityID] { (page["items"]?.list ?? []).compactMap { $0["id"]?.id } }

    @Test("pages go through everything once", arguments: ["2.7.5", "3.1.0"], ["asc", "desc"])
    func paging(release: String, order: String) throws {
        let (_, all, search) = try house(release, minutes: [5, 1, 1, 1, 9, 3, 3, 7, 1, 0, 12])
        var seen: [EntityID] = []
        var next: String? = "1"
        while let page = next {
            let answer = try search(#"{"visibility":"timeline","size":3,"page":\#(page),"order":"\#(order)"}"#)
            seen += ids(answer)
            next = answer["nextPage"]?.text
        }
        #expect(seen.count == all.count)
        #expect(Set(seen) == Set(all))
    }

    @Test func `3_1 orders photos of one instant by id, in the direction asked for`() throws {
        let (_, all, search) = try house("3.1.0", minutes: [1, 1, 1, 1, 1, 1, 1])
        #expect(ids(try search(#"{"order":"asc"}"#)) == all.sorted())
        #expect(ids(try search(#"{"order":"desc"}"#)) == all.sorted().reversed())
    }

    @Test func `a window holds both its ends`() throws {
        let (_, all, search) = try house("3.1.0", minutes: [0, 1, 2, 3])
        let page = try search(
            #"{"takenAfter":"2024-05-31T23:01:00.000Z","takenBefore":"2024-06-01T00:02:00.000+01:00","order":"asc"}"#)
        #expect(ids(page) == [all[1], all[2]])
    }

    @Test func `blanks in a file name are cut off, percent and underscore stand for anything`() throws {
        let (_, all, search) = try house("3.1.0", minutes: [0, 1, 2])
        #expect(ids(try search(#"{"originalFileName":" IMG_1 "}"#)) == [all[1]])
        #expect(ids(try search(#"{"originalFileName":"i%_2.j"}"#)) == [all[2]])
    }

    @Test("an unnamed visibility", arguments: [("2.7.5", 1), ("3.1.0", 3)])
    func visibility(release: String, count: Int) throws {
        let (simulator, all, search) = try house(release, minutes: [0, 1, 2, 3])
        for (id, visibility) in zip(all, [AssetVisibility.archive, .hidden, .locked]) {
            try simulator.setVisibility(visibility, asset: id)
        }
        #expect(ids(try search("{}")).count == count)
    }

    @Test func `the time line cuts months by the clock on the wall`() throws {
        let (simulator, all, _) = try house("3.1.0", minutes: [0, 30])
        let key = [(name: "x-api-key", value: "key-all")]
        let buckets = Answer(
            simulator.answer(.init(method: "GET", target: "/api/timeline/buckets", headers: key)))
        #expect(buckets.json.list?.first?["timeBucket"]?.text == "2024-06-01")
        let bucket = Answer(
            simulator.answer(
                .init(method: "GET", target: "/api/timeline/bucket?timeBucket=2024-06-01&order=asc", headers: key)))
        #expect(bucket.json["id"]?.list?.compactMap(\.id) == all)
        #expect(bucket.json["localOffsetHours"]?.list == [.number(2), .number(2)])
    }
}
