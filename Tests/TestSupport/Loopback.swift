import Foundation

/// The few socket calls that tests need.
enum Loopback {
    struct Failure: Error {
        var call: String
        var number: Int32
    }

    /// A listening socket on a free port of 127.0.0.1.
    static func listen() throws -> (socket: Int32, port: Int) {
        #if canImport(Darwin)
            let socket = socket(AF_INET, SOCK_STREAM, 0)
        #else
            let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        try withUnsafeMutablePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                guard bind(socket, pointer, size) == 0 else { throw Failure(call: "bind", number: errno) }
                guard getsockname(socket, pointer, &size) == 0 else {
                    throw Failure(call: "getsockname", number: errno)
                }
            }
        }
        guard Foundation.listen(socket, 16) == 0 else { throw Failure(call: "listen", number: errno) }
        return (socket, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// A port on which nothing listens.
    static func deadPort() throws -> Int {
        let (socket, port) = try listen()
        close(socket)
        return port
    }

    /// The next request of a connection; nil when the peer closed it.
    static func readRequest(from connection: Int32, number: Int) -> ScriptedServer.Received? {
        var bytes: [UInt8] = []
        let gap = Array("\r\n\r\n".utf8)
        while true {
            if let end = bytes.firstRange(of: gap) {
                let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
                let length = lines.lazy.compactMap { line in
                    line.lowercased().hasPrefix("content-length:")
                        ? Int(line.dropFirst(15).trimmingCharacters(in: .whitespaces)) : nil
                }.first
                while bytes.count < end.upperBound + (length ?? 0) {
                    guard let more = readChunk(from: connection) else { return nil }
                    bytes += more
                }
                let body = String(decoding: bytes[end.upperBound...], as: UTF8.self)
                return .init(lines: lines, body: body, connection: number)
            }
            guard let more = readChunk(from: connection) else { return nil }
            bytes += more
        }
    }

    /// What has come; nil when the peer closed the connection.
    static func readChunk(from connection: Int32) -> [UInt8]? {
        var room = [UInt8](repeating: 0, count: 16384)
        let count = recv(connection, &room, room.count, 0)
        return count > 0 ? Array(room[..<count]) : nil
    }

    /// Writes everything; a peer that went away is no error here.
    static func write(_ bytes: [UInt8], to connection: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            #if canImport(Darwin)
                let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, 0) }
            #else
                let count = rest.withUnsafeBytes {
                    send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
            #endif
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

/// An address on loopback where nothing listens.
public func deadAddress() throws -> String { "http://127.0.0.1:\(try Loopback.deadPort())/" }
