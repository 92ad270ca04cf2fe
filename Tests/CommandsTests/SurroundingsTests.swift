import AlbumRules
import TestSupport
import Testing

@testable import Commands

@Suite struct SurroundingsTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func surroundings(_ variables: [String: String] = [:], isContainer: Bool = false) -> Surroundings {
        Surroundings(
            variable: { variables[$0] }, folder: folder.path, containerRoot: folder.path + "/root/",
            isContainer: isContainer)
    }

    @Test func `the first of the usual places wins`() throws {
        let home = ["HOME": folder.path + "/home"]
        #expect(throws: ConfigurationFiles.Failure.self) {
            try ConfigurationFiles.find(named: nil, in: surroundings(home))
        }
        for name in [
            "root/config/z.yml", "home/.config/immich-auto-album/albums.yaml", "local_settings.py", "albums.yaml",
        ] {
            try folder.write("albums: []", to: name)
            let found = try ConfigurationFiles.find(named: nil, in: surroundings(home, isContainer: true))
            #expect(found.paths == [folder.path + "/" + name])
        }
        try folder.write("x", to: "given.yaml")
        let variable = surroundings(home.merging(["IMMICH_AUTO_ALBUM_CONFIG": "given.yaml"]) { $1 })
        #expect(try ConfigurationFiles.find(named: nil, in: variable).paths == [folder.path + "/given.yaml"])
        let option = try ConfigurationFiles.find(named: "albums.yaml", in: variable)
        #expect(option.paths == [folder.path + "/albums.yaml"])
    }

    @Test func `a folder is all its files in order, hidden and foreign ones left out`() throws {
        for name in ["b.yml", "a.yaml", "c.json", ".hidden.yaml", "notes.txt"] {
            try folder.write("", to: "conf/" + name)
        }
        let found = try ConfigurationFiles.find(named: "conf", in: surroundings())
        #expect(found.paths.map { $0.split(separator: "/").last } == ["a.yaml", "b.yml", "c.json"])
        #expect(found.folder == folder.path + "/conf")
    }

    @Test func `what is named and not there is an error that says who named it`() {
        let error = #expect(throws: ConfigurationFiles.Failure.self) {
            try ConfigurationFiles.find(named: "gone.yaml", in: surroundings())
        }
        #expect(error?.description == "there is no \"gone.yaml\", which --config names")
    }

    @Test func `secrets come from text, variable or file, blanks around them cut`() throws {
        try folder.write("  k3y \n", to: "key")
        let reader = SecretReader(surroundings: surroundings(["KEY": "v"]), folder: folder.path)
        #expect(try reader.secret(from: .text(Secret("t")), use: "API key").revealed == "t")
        #expect(try reader.secret(from: .environment("KEY"), use: "API key").revealed == "v")
        #expect(try reader.secret(from: .file("key"), use: "API key").revealed == "k3y")
    }

    @Test func `a secret that is not to be had says where it was looked for`() throws {
        try folder.write(" \n", to: "empty")
        let reader = SecretReader(surroundings: surroundings(), folder: folder.path)
        for (source, message) in [
            (SecretSource.environment("KEY"), "API key: the environment variable KEY is not set"),
            (.file("gone"), "API key: there is no file \"\(folder.path)/gone\""),
            (.file("empty"), "API key: \"\(folder.path)/empty\" is empty"),
        ] {
            let error = #expect(throws: SecretReader.Failure.self) { try reader.secret(from: source, use: "API key") }
            #expect(error?.description == message)
        }
    }

    @Test func `a file with a secret that everybody can read is warned about`() throws {
        try folder.write("k", to: "open", mode: 0o644)
        try folder.write("k", to: "closed", mode: 0o640)
        let reader = SecretReader(surroundings: surroundings(), folder: folder.path)
        #expect(reader.warning(about: .file("open"), configuration: [])?.contains("open") == true)
        #expect(reader.warning(about: .file("closed"), configuration: [folder.path + "/open"]) == nil)
        #expect(reader.warning(about: .text(Secret("k")), configuration: [folder.path + "/open"]) != nil)
        #expect(reader.warning(about: .environment("KEY"), configuration: [folder.path + "/open"]) == nil)
    }
}
