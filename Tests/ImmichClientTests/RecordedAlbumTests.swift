import ImmichClient
import TestSupport
import Testing
import WebClient

/// Albums and their members against what servers of both lines answered.
@Suite struct RecordedAlbumTests {
    @Test func `2.7 lists own albums and shared ones in two calls`() async throws {
        let rig = try await Rig("2.7.5", recorded: "096-albums", "097-albums-shared")
        let albums = try await rig.client.albums()
        #expect(rig.asked.map(\.path) == ["/api/albums", "/api/albums?shared=true"])
        try check(albums, of: rig)
    }

    @Test func `3.x lists everything in one call`() async throws {
        let rig = try await Rig("3.1.0", recorded: "096-albums")
        let albums = try await rig.client.albums()
        #expect(rig.asked.map(\.path) == ["/api/albums"])
        try check(albums, of: rig)
    }

    private func check(_ albums: [Album], of rig: Rig) throws {
        #expect(albums.count == 8)
        #expect(Set(albums.map(\.id)).count == 8)
        #expect(albums.filter { $0.name == "Holiday" }.count == 2)
        let own = albums.filter { $0.owner == rig.client.user.id }
        #expect(own.count == 6)
        let linked = try #require(own.first { $0.name == "On the web" })
        #expect(linked.hasSharedLink && !linked.isShared)
        let shared = try #require(own.first { $0.name == "For Ben" })
        #expect(shared.isShared && !shared.hasSharedLink)
        #expect(albums.first { $0.name == "Ben shares" }?.isShared == true)
        #expect(albums.first { $0.name == "Family Faces" }?.assetCount == 3)
        #expect(albums.first { $0.name == "Family Faces" }?.isShared == false)
    }

    @Test(arguments: Recording.releases)
    func `an album is read, and one that is not there is none`(release: String) async throws {
        let recording = try Recording(
            release == "2.7.5" ? "105-album-without-assets" : "100-album-faces", release: release)
        let rig = try await Rig(release, [.answer(recording.response), try .recorded("106-album-missing", release)])
        let id = try albumID(recording)
        let album = try #require(try await rig.client.album(id))
        #expect(album.name == "Family Faces")
        #expect(album.id == id)
        #expect(rig.asked[0].path == "/api/albums/\(id)" + (release == "2.7.5" ? "?withoutAssets=true" : ""))
        #expect(try await rig.client.album(id) == nil)
    }

    @Test func `2.7 brings members with the album, archived and others' ones too`() async throws {
        let recording = try Recording("178-album-after-adds", release: "2.7.5")
        let rig = try await Rig("2.7.5", [.answer(recording.response)])
        let members = try await rig.client.members(of: try albumID(recording))
        #expect(rig.asked.map(\.path) == [recording.path])
        #expect(members.members.count == 7)
        #expect(members.album.assetCount == 7)
        #expect(members.members.filter { $0.visibility == .archive }.count == 1)
        #expect(members.members.contains { $0.owner != rig.client.user.id })
        #expect(members.album.updatedAt.milliseconds % 1000 == 685)
    }

    @Test func `3.x brings members by a search between two looks at the album`() async throws {
        let recording = try Recording("100-album-faces", release: "3.1.0")
        let search = try Recording("063-search-album", release: "3.1.0").inAscendingOrder()
        let rig = try await Rig("3.1.0", [.answer(recording.response), .answer(search), .answer(recording.response)])
        let id = try albumID(recording)
        let members = try await rig.client.members(of: id)
        #expect(members.members.count == 3)
        #expect(members.album.assetCount == 3)
        #expect(rig.asked.map(\.text) == ["", #"{"albumIds":["\#(id)"],"order":"asc","page":1,"size":1000}"#, ""])
        let known = try await Rig("3.1.0", [.answer(search), .answer(recording.response)])
        #expect(try await known.client.members(of: id, known: members.album).members == members.members)
    }

    @Test func `archived and others' members count, hidden ones do not`() async throws {
        let recording = try Recording("178-album-after-adds", release: "3.1.0")
        let album = Script.Step.answer(recording.response)
        // The recorded search asked for the trashed one, too; it is made the hidden half of a live photo here.
        let search = try Recording("179-search-album-after-adds", release: "3.1.0").inAscendingOrder { item in
            guard item["isTrashed"] as? Bool == true else { return }
            item["isTrashed"] = false
            item["visibility"] = "hidden"
        }
        let rig = try await Rig("3.1.0", [album, .answer(search), album])
        let members = try await rig.client.members(of: try albumID(recording))
        #expect(members.members.count == 7)
        #expect(members.members.filter { $0.visibility == .archive }.count == 1)
        #expect(members.members.contains { $0.owner != rig.client.user.id })
    }

    @Test func `members that do not agree with the count are read again, then refused`() async throws {
        let album = try Script.Step.recorded("100-album-faces", "3.1.0")
        let all = Script.Step.answer(try Recording("063-search-album", release: "3.1.0").inAscendingOrder())
        let nothing = try Script.Step.recorded("118-search-album-empty", "3.1.0")
        let id = try albumID(try Recording("100-album-faces", release: "3.1.0"))
        let mended = try await Rig("3.1.0", [album, nothing, album, all, album])
        #expect(try await mended.client.members(of: id).members.count == 3)
        let broken = try await Rig("3.1.0", [album, nothing, album, nothing, album, nothing, album])
        let error = await failure { () throws(ImmichError) in try await broken.client.members(of: id) }
        #expect(error == .incomplete(what: "the album Family Faces", expected: 3, got: 0))
        #expect(error?.description == "the album Family Faces: the server counts 3, 0 came")
    }

    @Test(arguments: Recording.releases)
    func `an album is made empty`(release: String) async throws {
        let rig = try await Rig(release, recorded: "155-album-create", "160-album-create-forbidden")
        let album = try await rig.client.createAlbum(named: "Recorded")
        #expect(album.name == "Recorded")
        #expect(album.owner == rig.client.user.id)
        #expect(rig.asked[0].method == .post && rig.asked[0].path == "/api/albums")
        #expect(rig.asked[0].text == #"{"albumName":"Recorded"}"#)
        let error = await failure { () throws(ImmichError) in try await rig.client.createAlbum(named: "x") }
        #expect(error == .forbidden(permission: "album.create", message: "Missing required permission: album.create"))
    }

    @Test(arguments: Recording.releases)
    func `members are added, each with its own answer`(release: String) async throws {
        for (name, results) in [
            ("163-album-add-two", [MemberOutcome.Result.done, .done]), ("164-album-add-again", [.alreadyThere, .done]),
            ("165-album-add-repeated-in-request", [.done, .alreadyThere]),
            ("166-album-add-foreign", [.noPermission]), ("168-album-add-unknown", [.noPermission]),
            ("173-album-add-mixed", [.done, .noPermission, .alreadyThere]),
        ] {
            let recording = try Recording(name, release: release)
            let rig = try await Rig(release, [.answer(recording.response)])
            let ids = try assetIDs(recording)
            let outcomes = try await rig.client.add(ids, to: try albumID(recording))
            #expect(outcomes.map(\.id) == ids)
            #expect(outcomes.map(\.result) == results, "\(name)")
            #expect(rig.asked.map(\.method) == [.put])
            #expect(rig.asked[0].path == recording.path)
            #expect(rig.asked[0].text == recording.requestBody)
        }
    }

    @Test(arguments: Recording.releases)
    func `members are taken out, each with its own answer`(release: String) async throws {
        for (name, results) in [
            ("181-album-remove-one", [MemberOutcome.Result.done]), ("182-album-remove-absent", [.notFound]),
            ("183-album-remove-mixed", [.done, .notFound]),
        ] {
            let recording = try Recording(name, release: release)
            let rig = try await Rig(release, [.answer(recording.response)])
            let outcomes = try await rig.client.remove(try assetIDs(recording), from: try albumID(recording))
            #expect(outcomes.map(\.result) == results, "\(name)")
            #expect(rig.asked.map(\.method) == [.delete])
            #expect(rig.asked[0].path == recording.path)
            #expect(rig.asked[0].text == recording.requestBody)
        }
    }

    @Test(arguments: Recording.releases)
    func `refused writes say why`(release: String) async throws {
        for (name, message) in [
            ("174-album-add-to-viewer-album", "Not found or no albumAsset.create access"),
            ("176-album-add-missing-album", "Album not found"),
            (
                "172-album-add-not-uuid",
                release == "2.7.5" ? "each value in ids must be a UUID" : "Validation failed: ids[0]: Invalid UUID"
            ),
        ] {
            let rig = try await Rig(release, recorded: name)
            let error = await failure { () throws(ImmichError) in
                try await rig.client.add([AssetID(high: 1, low: 2)], to: AlbumID(high: 3, low: 4))
            }
            #expect(error == .refused(route: "PUT /albums/{id}/assets", message: message))
        }
        let rig = try await Rig(release, recorded: "177-album-add-forbidden-key", "184-album-remove-forbidden-key")
        let ids = [AssetID(high: 1, low: 2)]
        let album = AlbumID(high: 3, low: 4)
        let adding = await failure { () throws(ImmichError) in try await rig.client.add(ids, to: album) }
        #expect(adding?.description == "the API key lacks the permission albumAsset.create")
        let removing = await failure { () throws(ImmichError) in try await rig.client.remove(ids, from: album) }
        #expect(removing?.description == "the API key lacks the permission albumAsset.delete")
    }
}

private func albumID(_ recording: Recording) throws -> AlbumID {
    let words = recording.path.split { $0 == "/" || $0 == "?" }
    return try #require(words.lazy.compactMap { AlbumID(String($0)) }.first)
}

private func assetIDs(_ recording: Recording) throws -> [AssetID] {
    try (recording.requestBody ?? "").split(separator: "\"").filter { $0.utf8.count == 36 }
        .map { try #require(AssetID(String($0))) }
}
